using KojiWidgetHarness.Cli;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;
using Spectre.Console;

Terminal.Open();

// Without a terminal there is no width to keep to, and a broken name is worth nothing to whoever reads the log.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 240;

LastResort.Install(Console.Error);
return await HarnessProgram.RunAsync(args, Console.Out, Console.Error);
