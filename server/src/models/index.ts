import { batchesModel } from './batches';
import { changesModel } from './changes';
import { findingsModel } from './findings';
import { limitsModel } from './limits';
import { pagesModel } from './pages';
import { runsModel } from './runs';
import { spendModel } from './spend';
import { tasksModel } from './tasks';
import { textsModel } from './texts';

/** The tables that Strapi creates for us, as bare models without content-type columns. */
export const models = [
  tasksModel,
  textsModel,
  findingsModel,
  changesModel,
  spendModel,
  batchesModel,
  runsModel,
  pagesModel,
  limitsModel,
];
