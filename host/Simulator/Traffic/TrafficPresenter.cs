using System.Security.Cryptography;
using System.Text;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Interviews;
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

/// <summary>Says who sent a request, by what only that one can show.</summary>
internal sealed class TrafficCallers(ApiKeyCatalog keys, InterviewStore interviews)
{
    // Fetch Metadata: written by the browser, never by a script.
    private const string Site = "Sec-Fetch-Site";

    /// <param name="exchange">The exchange.</param>
    /// <param name="interview">The interview that it is about; null for none.</param>
    public TrafficCaller Of(Exchange exchange, string? interview)
    {
        if (exchange.ReplayOf is not null)
            return TrafficCaller.Replay;
        // Which page calls goes before what it shows: any page can start an interview, and then has its token.
        var hasToken =
            Header(exchange, CallerHeaders.SessionToken) is { Length: > 0 } token
            && interviews.FindByToken(token)?.Id is { } own
            && own == interview;
        return Header(exchange, Site) switch
        {
            "same-origin" or "none" => hasToken ? TrafficCaller.Respondent : TrafficCaller.OwnPage,
            { Length: > 0 } => TrafficCaller.OtherPage,
            _ => OfNoMetadata(exchange, hasToken),
        };
    }

    // Where the browser says nothing else, an origin is still a page's.
    private TrafficCaller OfNoMetadata(Exchange exchange, bool hasToken)
    {
        var origin = Header(exchange, HeaderNames.Origin);
        if (origin.Length > 0 && origin != $"{exchange.Scheme}://{Header(exchange, HeaderNames.Host)}")
            return TrafficCaller.OtherPage;
        if (hasToken)
            return TrafficCaller.Respondent;
        if (origin.Length > 0)
            return TrafficCaller.OwnPage;
        var key = Header(exchange, HeaderNames.Authorization);
        return
            key.StartsWith(CallerHeaders.KeyPrefix, StringComparison.OrdinalIgnoreCase) && keys.Knows(key[CallerHeaders.KeyPrefix.Length..])
            ? TrafficCaller.KeyHolder
            : TrafficCaller.Unknown;
    }

    private static string Header(Exchange exchange, string name) =>
        exchange.RequestHeaders.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value.ToString();
}

/// <summary>
/// Marks that stand for secrets: the same for two uses of one, and nothing can be learnt from them, for they are made with a key that
/// lives as long as the simulator and leaves it never.
/// </summary>
internal sealed class SecretMarks
{
    private const int Bytes = 3;

    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public string Of(string secret) =>
        $"[redacted:{Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(secret))[..Bytes])}]";
}
