using System.Text;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>
/// Presents exchanges without their secrets. This happens when somebody asks and not while they are recorded, so that no caller waits for
/// it; nothing else ever leaves the process.
/// </summary>
internal sealed class TrafficPresenter(ExchangeOwner owner, TrafficCallers callers)
{
    private readonly SecretMarks marks = new();

    public TrafficPage ToPage(IReadOnlyList<Exchange> exchanges, bool dropped) =>
        new() { Records = [.. exchanges.Select(ToRecord)], Dropped = dropped };

    public TrafficRecord ToRecord(Exchange exchange) => RedactedJson.Of(AsItWas(exchange), ProtocolJson.Default.TrafficRecord, marks.Of);

    private TrafficRecord AsItWas(Exchange exchange)
    {
        var (interview, project) = owner.Of(exchange);
        return new()
        {
            Position = exchange.Position,
            StartedAt = exchange.StartedAt,
            WallClock = exchange.WallClock,
            DurationMs = Math.Round(exchange.Duration.TotalMilliseconds, 3),
            Scheme = exchange.Scheme,
            Method = exchange.Method,
            Path = exchange.Target,
            Protocol = exchange.Protocol,
            RequestHeaders = ToHeaders(exchange.RequestHeaders),
            RequestBody = exchange.RequestBody is { } body ? ToBody(body, exchange.RequestHeaders, exchange.RequestLength ?? 0) : null,
            Status = exchange.Status,
            ResponseHeaders = ToHeaders(exchange.ResponseHeaders),
            ResponseBody = exchange.ResponseBody.Bytes > 0 ? ToBody(exchange.ResponseBody, exchange.ResponseHeaders, announced: 0) : null,
            Outcome = exchange.Outcome,
            Fault = exchange.Fault,
            InterviewId = interview,
            ProjectId = project,
            Caller = callers.Of(exchange, interview),
            ReplayOf = exchange.ReplayOf,
        };
    }

    private static bool IsText(KeyValuePair<string, StringValues>[] headers)
    {
        var type = headers
            .FirstOrDefault(header => header.Key.Equals(HeaderNames.ContentType, StringComparison.OrdinalIgnoreCase))
            .Value.ToString();
        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || type.Contains("json", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
    }

    private static TrafficBody ToBody(BodyTape tape, KeyValuePair<string, StringValues>[] headers, long announced)
    {
        var bytes = Math.Max(tape.Bytes, announced);
        var text = IsText(headers) && tape.Kept.Length > 0 ? Text(tape) : null;
        return new()
        {
            Text = text,
            Bytes = bytes,
            Truncated = text is not null && tape.Kept.Length < bytes,
        };
    }

    // Where only the beginning is kept, its last character may be only half there.
    private static string Text(BodyTape tape)
    {
        var text = new char[tape.Kept.Length];
        var length = Encoding.UTF8.GetDecoder().GetChars(tape.Kept, text, flush: tape.IsWhole);
        return new(text, 0, length);
    }

    private static List<HttpHeader> ToHeaders(KeyValuePair<string, StringValues>[] headers) =>
        [.. headers.SelectMany(header => header.Value, (header, value) => new HttpHeader { Name = header.Key, Value = value ?? "" })];
}
