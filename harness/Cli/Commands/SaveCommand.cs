using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>events save SESSION</c>: what went wrong in a session, as a scenario that <c>run</c> reproduces.</summary>
internal static class SaveCommand
{
    private const int Most = 500;

    public static Command Create()
    {
        var host = new HostArguments();
        var session = Forms.TextFor("SESSION").Argument("The session, as 'events list' names it.");
        var file = Forms.ScenarioPath.OptionalArgument("The file to write, NAME.scenario.yaml; by default it is named after the cause.");
        var command = new Command("save", "Saves the failure of a session as a scenario file. 'run' runs it.") { session, file };
        host.AddTo(command);
        command.SetAction(
            (parsed, cancellation) => SaveAsync(host.Read(parsed), parsed.GetValue(session)!, parsed.GetValue(file), cancellation)
        );
        return command;
    }

    private static async Task<int> SaveAsync(HostAccess host, string session, string? file, CancellationToken cancellation)
    {
        var events = await EventsAsync(host, session, cancellation);
        var (saved, problem) = SessionFile.Of(events);
        if (saved is null)
        {
            await Console.Error.WriteLineAsync(problem);
            return ExitCodes.Failed;
        }

        var path = Path.GetFullPath(file ?? saved.FileName);
        try
        {
            // An existing file is not overwritten: somebody may have edited it.
            await using var writer = new StreamWriter(PrivateFile.Create(path));
            await writer.WriteAsync(saved.Text);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {unusable.Message}");
        }

        await Console.Error.WriteLineAsync($"✓ saved; run it with: koji-harness run {path}");
        return ExitCodes.AsExpected;
    }

    private static async Task<IReadOnlyList<EventEnvelope>> EventsAsync(HostAccess host, string session, CancellationToken cancellation)
    {
        using var log = new LogClient(host.Address, host.Token);
        try
        {
            // Apart, so that many of the one take no room from the other.
            var errors = await log.PageAsync(new() { Session = session, Severity = Severity.Error }, before: null, Most, cancellation);
            var selected = await log.PageAsync(
                new() { Session = session, Codes = SessionFile.SelectedCodes },
                before: null,
                Most,
                cancellation
            );
            return [.. errors.Events.Concat(selected.Events).Select(item => item.Envelope).OrderBy(item => item.Position)];
        }
        catch (Exception failure) when (host.Explain(failure) is { } why)
        {
            throw new HostException(why);
        }
    }
}
