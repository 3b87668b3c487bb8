using System.CommandLine;
using KojiWidgetHarness.Harness.Events;
using KojiWidgetHarness.Harness.Scenarios.Files;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>events save SESSION</c>: what went wrong in a session, as a scenario that <c>run</c> plays.</summary>
internal static class SaveCommand
{
    private const int MostErrors = 500;

    public static Command Create()
    {
        var host = new HostArguments();
        var session = new Argument<string>("SESSION") { Description = "The session, as 'events list' names it." };
        var file = new Argument<FileInfo?>("FILE")
        {
            Description = "The file to write, NAME.scenario.yaml; by default it is named after the cause.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        file.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<FileInfo?>() is { } wanted && !ScenarioFile.IsFile(wanted.Name))
                result.AddError($"FILE ends in .yaml, so that 'run' knows it for a file, unlike '{wanted.Name}'.");
        });
        var command = new Command("save", "Saves the failure of a session as a scenario file, which 'run' plays.") { session, file };
        host.AddTo(command);
        command.SetAction((parsed, cancellation) => SaveAsync(host.Read(parsed), parsed.GetValue(session)!, parsed.GetValue(file), cancellation));
        return command;
    }

    private static async Task<int> SaveAsync(HostAccess host, string session, FileInfo? file, CancellationToken cancellation)
    {
        var errors = await ErrorsAsync(host, session, cancellation);
        var (saved, problem) = SessionFile.Of(errors);
        if (saved is null)
        {
            await Console.Error.WriteLineAsync(problem);
            return ExitCodes.Failed;
        }

        var path = file?.FullName ?? Path.GetFullPath(saved.FileName);
        try
        {
            // Not over one that is there: somebody may have worked on it.
            await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            await using var writer = new StreamWriter(stream);
            await writer.WriteAsync(saved.Text);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {unusable.Message}");
        }

        await Console.Error.WriteLineAsync($"✓ saved; play it with: koji-harness run {path}");
        return ExitCodes.AsExpected;
    }

    private static async Task<IReadOnlyList<EventEnvelope>> ErrorsAsync(HostAccess host, string session, CancellationToken cancellation)
    {
        using var log = new LogClient(host.Address, host.Token);
        try
        {
            var filter = new EventFilter { Session = session, Severity = Severity.Error };
            var page = await log.PageAsync(filter, before: null, MostErrors, cancellation);
            return [.. page.Events.Select(item => item.Envelope).Reverse()];
        }
        catch (HttpRequestException failure)
        {
            throw new HostException(host.Explain(failure));
        }
    }
}
