using System.CommandLine;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Output;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Scenarios.Events;

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
            (parsed, cancellation) =>
                ListAsync(
                    host.Read(parsed),
                    FilterOption.Of(parsed.GetValue(filter) ?? []),
                    parsed.GetValue(before),
                    parsed.GetValue(limit),
                    new(parsed.GetValue(format)!, parsed.GetValue(detail)!),
                    cancellation
                )
        );
        return command;
    }

    private static Command Show()
    {
        var host = new HostArguments();
        var id = EventForms.Id.Argument("Position or id of the event.");
        var format = EventOutput.FormatOption(usual: EventFormat.Json);
        var command = new Command("show", "Shows one event with all that is known of it, and of a failure the diagnosis.") { id, format };
        host.AddTo(command);
        command.SetAction(
            (parsed, cancellation) => ShowAsync(host.Read(parsed), parsed.GetValue(id)!, parsed.GetValue(format)!, cancellation)
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
        var page = await AskAsync(host, reader => reader.PageAsync(filter, before, limit, cancellation));
        output.Begin();
        foreach (var item in page.Events)
            output.Write(item.Envelope);

        await Console.Error.WriteLineAsync(page.Before is { } next ? $"Older ones: --before {next}" : "These are all.");
        return ExitCodes.AsExpected;
    }

    private static async Task<int> ShowAsync(HostAccess host, string id, string format, CancellationToken cancellation)
    {
        var found = await AskAsync(host, reader => reader.FindAsync(id, cancellation));
        if (found is null)
        {
            await Console.Error.WriteLineAsync($"The log of {host.Address} has no event '{id}'.");
            return ExitCodes.Failed;
        }

        switch (format)
        {
            case EventFormat.Human:
                EventLines.Write(found.Envelope);
                EventLines.WriteWhole(found.Envelope);
                break;
            case EventFormat.Json:
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

    private static async Task<T> AskAsync<T>(HostAccess host, Func<LogClient, Task<T>> ask)
    {
        using var reader = new LogClient(host.Address, host.Token);
        try
        {
            return await ask(reader);
        }
        catch (Exception failure) when (host.Explain(failure) is { } why)
        {
            throw new HostException(why);
        }
    }
}
