using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Replays;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary><c>events list</c> and <c>events show</c>: what a host has kept; and what is done with it.</summary>
internal static class EventsCommand
{
    private const int MostAtOnce = 500;

    public static Command Create() =>
        new("events", "Lists, shows, resends and saves recorded events.") { List(), Show(), ResendCommand.Create(), SaveCommand.Create() };

    private static Command List()
    {
        var host = new HostArguments();
        var filter = FilterOption.Create();
        var before = EventForms.Position.Optional("--before", "Only events before this position: the next page.");
        var limit = Forms.Whole(1, MostAtOnce).Option("--limit", $"How many at most, up to {MostAtOnce}.", "50");
        var format = EventOutput.FormatOption();
        var detail = EventOutput.DetailOption();

        var command = new Command("list", "Lists events, newest first.") { filter, before, limit, format, detail };
        host.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
                await ListAsync(
                    await host.ReadAsync(parsed, cancellation),
                    FilterOption.Of(parsed.GetValue(filter) ?? []),
                    parsed.GetValue(before),
                    parsed.GetValue(limit),
                    new(parsed.GetRequiredValue(format), parsed.GetRequiredValue(detail)),
                    cancellation
                )
        );
        return command;
    }

    private static Command Show()
    {
        var host = new HostArguments();
        var id = EventForms.Id.Argument("Position or id of the event.");
        var format = EventOutput.FormatOption(usual: OutputFormat.Json);
        var command = new Command("show", "Shows one event with all that is known of it, and of a failure the diagnosis.") { id, format };
        host.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
                await ShowAsync(
                    await host.ReadAsync(parsed, cancellation),
                    parsed.GetRequiredValue(id),
                    parsed.GetRequiredValue(format),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> ListAsync(
        HostAccess host,
        EventFilter filter,
        long? before,
        int limit,
        EventOutput output,
        CancellationToken cancellation
    )
    {
        var page = await host.AskAsync(log => log.PageAsync(filter, before, limit, cancellation));
        output.Begin();
        foreach (var item in page.Events)
            output.Write(item.Envelope);

        await Console.Error.WriteLineAsync(page.Before is { } next ? $"Older ones: --before {next}" : "These are all.");
        return ExitCodes.AsExpected;
    }

    private static async Task<int> ShowAsync(HostAccess host, string id, string format, CancellationToken cancellation)
    {
        var found = await host.AskAsync(log => log.FindAsync(id, cancellation));
        if (found is null)
        {
            await Console.Error.WriteLineAsync($"The log of {host.Address} has no event '{id}'.");
            return ExitCodes.Failed;
        }

        switch (format)
        {
            case OutputFormat.Human:
                EventLines.Write(found.Envelope);
                EventLines.WriteWhole(found.Envelope);
                break;
            case OutputFormat.Json:
                Console.Out.WriteLine(Indented(DiagnosedEvent.Of(found)));
                break;
            default:
                Console.Out.Write(EventFormat.Head(format));
                Console.Out.WriteLine(EventFormat.Write(found.Envelope, format));
                break;
        }

        return ExitCodes.AsExpected;
    }

    private static string Indented(StoredEvent item)
    {
        using var json = JsonDocument.Parse(item.Json);
        using var shown = new MemoryStream();
        using (var writer = new Utf8JsonWriter(shown, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            json.RootElement.WriteTo(writer);
        return PrintedText.Json(Encoding.UTF8.GetString(shown.ToArray()));
    }
}

/// <summary><c>events resend ID</c>: lets an open host page hear a recorded message once more.</summary>
internal static class ResendCommand
{
    public static Command Create()
    {
        var host = new HostArguments();
        var id = EventForms.Id.Argument("Position or id of the event.");
        var to = Forms.TextFor("SESSION").Optional("--to", "Session of the host page; by default the only one that is open.");
        var command = new Command("resend", "Sends a recorded message to an open page again. The log marks it as replayed.") { id, to };
        host.AddTo(command);
        command.SetAction(
            async (parsed, cancellation) =>
                await SendAsync(await host.ReadAsync(parsed, cancellation), parsed.GetRequiredValue(id), parsed.GetValue(to), cancellation)
        );
        return command;
    }

    private static async Task<int> SendAsync(HostAccess host, string id, string? session, CancellationToken cancellation)
    {
        var receipt = await host.AskAsync(log => log.ReplayAsync(id, session, cancellation));
        await Console.Error.WriteLineAsync(receipt.Outcome == ReplayOutcome.Dispatched ? $"✓ {receipt.Detail}" : receipt.Detail);
        return receipt.Outcome switch
        {
            ReplayOutcome.Dispatched => ExitCodes.AsExpected,
            ReplayOutcome.UnknownEvent => ExitCodes.Failed,
            ReplayOutcome.NoMessage or ReplayOutcome.Unreadable or ReplayOutcome.SeveralPages => ExitCodes.Usage,
            // A wrong name is a mistake of the command line; that no page is open is not.
            ReplayOutcome.NoPage when session is not null => ExitCodes.Usage,
            _ => ExitCodes.Environment,
        };
    }
}

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
            async (parsed, cancellation) =>
                await SaveAsync(
                    await host.ReadAsync(parsed, cancellation),
                    parsed.GetRequiredValue(session),
                    parsed.GetValue(file),
                    cancellation
                )
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
        await NamedFile.WriteAsync(path, async () =>
        {
            // An existing file is not overwritten: somebody may have edited it.
            await using var writer = new StreamWriter(PrivateFile.Create(path));
            await writer.WriteAsync(saved.Text);
        });
        await Console.Error.WriteLineAsync($"✓ saved; run it with: koji-harness run {path}");
        return ExitCodes.AsExpected;
    }

    private static Task<IReadOnlyList<EventEnvelope>> EventsAsync(HostAccess host, string session, CancellationToken cancellation) =>
        host.AskAsync<IReadOnlyList<EventEnvelope>>(async log =>
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
        });
}
