using System.Globalization;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Scenarios.Traffic;

/// <summary>An exchange as an event: with Koji's code where it is one of Koji's documented errors.</summary>
internal static class ApiEvent
{
    private const int LongestMethod = 100;
    private const int LongestPath = 500;

    /// <param name="record">The exchange.</param>
    /// <param name="sequence">The event's number.</param>
    /// <param name="ofPage">Whether a page is known to have caused it.</param>
    public static EmittedEvent Of(TrafficRecord record, long sequence, bool ofPage)
    {
        var error = Error(record);
        return new()
        {
            Sequence = sequence,
            OccurredAt = record.WallClock,
            Source = EventSource.Api,
            Code = Code(record, error?.Code),
            Message = Message(record, error?.Code),
            // That it happened the simulator saw. Whether it counts is a matter of who made it happen.
            Trust = ofPage ? Trust.OwnObservation : TrustOf(record.Caller),
            Raw = ExchangeText.Of(record),
            Evidence = error is ({ } code, var message) ? [.. Evidence(record, code, message)] : null,
        };
    }

    /// <summary>Stands for an exchange whose own event the host does not take, so that it is not missing without a word.</summary>
    public static EmittedEvent Missing(TrafficRecord record, long sequence, string why) =>
        new()
        {
            Sequence = sequence,
            OccurredAt = record.WallClock,
            Source = EventSource.Api,
            Code = EventCodes.ApiUntold,
            Message = $"Exchange {record.Position} of the simulator is not in the log: {why}",
            Trust = Trust.OwnObservation,
        };

    private static Trust TrustOf(TrafficCaller caller) =>
        caller switch
        {
            TrafficCaller.OtherPage => new() { Level = TrustLevel.Untrusted, Reason = TrustReason.CallerIsAnotherPage },
            // Any page can hold a widget, and have it start an interview; which one does is not known of this one.
            TrafficCaller.Unknown or TrafficCaller.OwnPage or TrafficCaller.Respondent => new()
            {
                Level = TrustLevel.Untrusted,
                Reason = TrustReason.CallerIsUnknown,
            },
            _ => Trust.OwnObservation,
        };

    private static EventCode Code(TrafficRecord record, EventCode? documented) =>
        record switch
        {
            { Outcome: not TrafficOutcome.Answered } => EventCodes.ApiUnanswered,
            _ when documented is { } code => code,
            { Status: >= 400 } => EventCodes.ApiRefused,
            _ => EventCodes.ApiAnswered,
        };

    private static string Message(TrafficRecord record, EventCode? code)
    {
        var path = record.Path.Split('?')[0];
        var ended = record.Outcome switch
        {
            TrafficOutcome.AbortedByClient =>
                $"{record.Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"}, closed by the caller",
            TrafficOutcome.Reset => $"{record.Status?.ToString(CultureInfo.InvariantCulture) ?? "no answer"}, closed by the simulator",
            _ => code is null ? $"{record.Status}" : $"{record.Status} {code}",
        };
        var fault = record.Fault is null ? "" : $", fault {record.Fault.Shortened(LongestMethod)}";
        var replay = record.ReplayOf is null ? "" : $", replay of exchange {record.ReplayOf}";
        return $"{record.Method.Shortened(LongestMethod)} {path.Shortened(LongestPath)} → {ended}, {TimeText.Rounded(record.DurationMs)}{fault}{replay}";
    }

    private static IEnumerable<Evidence> Evidence(TrafficRecord record, EventCode code, string? message)
    {
        yield return new()
        {
            Fact = Fact.ApiRefusal,
            Value = $"{record.Status} {code}",
            Place = EvidencePlace.Simulator,
        };
        if (message is not null)
            yield return new()
            {
                Fact = Fact.ApiMessage,
                Value = message.Shortened(LongestPath),
                Place = EvidencePlace.Simulator,
            };
    }

    // Koji's error object, and of the codes in it only those that Koji documents for a status.
    private static (EventCode Code, string? Message)? Error(TrafficRecord record)
    {
        if (record is not { Status: >= 400, ResponseBody: { Text: { } text, Truncated: false } })
            return null;
        try
        {
            using var body = JsonDocument.Parse(text);
            return
                Text(body.RootElement, "error") is { } code && KojiErrorCatalog.Find(EventCode.Of(code)) is { HttpStatus: not null } known
                ? (known.Code, Text(body.RootElement, "message"))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement body, string name) =>
        body.ValueKind == JsonValueKind.Object && body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>An exchange as the text of an event, within the bounds of events whatever the caller wrote.</summary>
internal static class ExchangeText
{
    private const int LongestPath = 1_000;
    private const int LongestWord = 100;

    public static RawPayload Of(TrafficRecord record)
    {
        var text = Text(record);
        if (text.Length <= EventLimits.RawCharacters)
            return new() { Text = text, Truncated = false };

        // Bodies first: headers and status say more in the same room.
        foreach (var keep in new[] { 1_000, 500, 250, 0 })
        {
            text = Text(record with { RequestBody = Cut(record.RequestBody, keep), ResponseBody = Cut(record.ResponseBody, keep) });
            if (text.Length <= EventLimits.RawCharacters)
                return new() { Text = text, Truncated = true };
        }

        // What is escaped in JSON takes six times the room.
        text = Text(Bare(record, LongestPath, LongestWord));
        return new()
        {
            Text = text.Length <= EventLimits.RawCharacters ? text : Text(Bare(record, LongestPath / 6, LongestWord / 6)),
            Truncated = true,
        };
    }

    private static TrafficRecord Bare(TrafficRecord record, int path, int word) =>
        record with
        {
            Method = record.Method.Shortened(word),
            Path = record.Path.Shortened(path),
            Protocol = record.Protocol.Shortened(word),
            Fault = record.Fault is { } fault ? fault.Shortened(word) : null,
            InterviewId = record.InterviewId is { } interview ? interview.Shortened(word) : null,
            ProjectId = record.ProjectId is { } project ? project.Shortened(word) : null,
            RequestHeaders = [],
            RequestBody = Cut(record.RequestBody, 0),
            ResponseHeaders = [],
            ResponseBody = Cut(record.ResponseBody, 0),
        };

    private static string Text(TrafficRecord record) => JsonSerializer.Serialize(record, ProtocolJson.Default.TrafficRecord);

    private static TrafficBody? Cut(TrafficBody? body, int keep) =>
        body?.Text is { } text && text.Length > keep ? body with { Text = text.Beginning(keep), Truncated = true } : body;
}
