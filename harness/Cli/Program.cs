using System.CommandLine;
using System.Net.Sockets;
using KojiWidgetHarness.Cli;
using KojiWidgetHarness.Cli.Commands;
using KojiWidgetHarness.Cli.Commands.Sim;
using KojiWidgetHarness.Cli.Completion;
using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Sites;
using KojiWidgetHarness.Host.EventLog;
using Spectre.Console;

var root = new RootCommand("Reproduces the failures of an embedded Koji widget by their real causes, and shows them live.")
{
    RunCommand.Create(),
    ReportCommand.Create(),
    TriggerCommand.Create(),
    UpCommand.Create(),
    ListenCommand.Create(),
    WaitCommand.Create(),
    EventsCommand.Create(),
    ExportCommand.Create(),
    ImportCommand.Create(),
    ListCommand.Create(),
    ExplainCommand.Create(),
    SimCommand.Create(),
    GradeClientCommand.Create(),
    CheckCommand.Create(),
    DoctorCommand.Create(),
    NewCommand.Create(),
    SchemaCommand.Create(),
    CompletionCommand.Create(),
};

Completions.AddTo(root);

// Without a terminal there is no width to keep to, and a broken name is worth nothing to whoever reads the log.
if (Console.IsOutputRedirected)
    AnsiConsole.Profile.Width = 240;

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync($"{ParseMistake.Of(parsed)} See: koji-harness --help");
    return ExitCodes.Usage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
}
catch (UsageException usage)
{
    await Console.Error.WriteLineAsync(usage.Message);
    return ExitCodes.Usage;
}
catch (EmbedNotFoundException nothing)
{
    await Console.Error.WriteLineAsync(nothing.Message);
    return ExitCodes.Failed;
}
catch (PageNotReachedException closed)
{
    await Console.Error.WriteLineAsync(closed.Message);
    return ExitCodes.Environment;
}
catch (HostException away)
{
    await Console.Error.WriteLineAsync(away.Message);
    return ExitCodes.Environment;
}
catch (BrowserNotFoundException missing)
{
    await Console.Error.WriteLineAsync(missing.Message);
    return ExitCodes.Environment;
}
catch (EventLogException unusable)
{
    await Console.Error.WriteLineAsync(unusable.Message);
    return ExitCodes.Environment;
}
catch (IOException taken) when (taken.InnerException is SocketException or Microsoft.AspNetCore.Connections.AddressInUseException)
{
    await Console.Error.WriteLineAsync($"{taken.Message} Choose another with --port or --widget-port; 0 takes a free one.");
    return ExitCodes.Environment;
}
catch (OperationCanceledException)
{
    await Console.Error.WriteLineAsync("Stopped.");
    return ExitCodes.Environment;
}
