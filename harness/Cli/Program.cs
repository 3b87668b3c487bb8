using KojiWidgetHarness.Cli;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Output;

Terminal.Open();
LastResort.Install(Console.Error);
return await HarnessProgram.RunAsync(args, Console.Out, Console.Error);
