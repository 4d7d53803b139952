import { Command } from "commander";
import { addFigureCommands } from "./figure.ts";
import { fail } from "./run.ts";
import { addServeCommand } from "./serve.ts";

const program = new Command("apora")
  .description("A register of political prisoners whose every number can be defended")
  .showHelpAfterError()
  .exitOverride((error) => {
    process.exitCode = error.exitCode === 0 ? 0 : 64;
    throw error;
  });

addServeCommand(program);
addFigureCommands(program);

try {
  await program.parseAsync();
} catch (problem) {
  if (!(problem instanceof Error && problem.constructor.name === "CommanderError")) fail(problem);
}
