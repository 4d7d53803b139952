import { Command, CommanderError } from "commander";
import { addAuditCommands } from "./audit.ts";
import { addBackupCommands } from "./backup.ts";
import { addCommandCommands } from "./command.ts";
import { addDeskCommand } from "./desk.ts";
import { addDoctorCommands } from "./doctor.ts";
import { addEstimateCommand } from "./estimate.ts";
import { addExportCommand } from "./export.ts";
import { addFigureCommands } from "./figure.ts";
import { addMatchesCommands } from "./matches.ts";
import { addTasksCommands } from "./tasks.ts";
import { addLogCommands } from "./log.ts";
import { addMistakesCommands } from "./mistakes.ts";
import { addLinkCommand } from "./link.ts";
import { addImportCommands } from "./import.ts";
import { addRebuildCommands } from "./rebuild.ts";
import { addNamesCommands } from "./names.ts";
import { fail } from "./run.ts";
import { addServeCommand } from "./serve.ts";
import { addSynthCommand } from "./synth.ts";
import { addVerifyCommand } from "./verify.ts";
import { addWitnessCommand } from "./witness.ts";

/** Exit code for a call whose words are off (sysexits: EX_USAGE). */
const USAGE = 64;

const program = new Command("apora")
  .description("A register of political prisoners whose every number can be defended")
  .showHelpAfterError()
  .exitOverride();

addServeCommand(program);
addFigureCommands(program);
addExportCommand(program);
addRebuildCommands(program);
addBackupCommands(program);
addCommandCommands(program);
addImportCommands(program);
addDeskCommand(program);
addDoctorCommands(program);
addMatchesCommands(program);
addTasksCommands(program);
addMistakesCommands(program);
addVerifyCommand(program);
addLogCommands(program);
addWitnessCommand(program);
addAuditCommands(program);
addLinkCommand(program);
addSynthCommand(program);
addNamesCommands(program);
addEstimateCommand(program);

try {
  await program.parseAsync();
} catch (problem) {
  if (problem instanceof CommanderError) process.exitCode = problem.exitCode === 0 ? 0 : USAGE;
  else fail(problem);
}
