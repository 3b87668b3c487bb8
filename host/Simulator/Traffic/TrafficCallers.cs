using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Interviews;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>Says who sent a request, by what only that one can show.</summary>
internal sealed class TrafficCallers(ApiKeyCatalog keys, InterviewStore interviews)
{
    // Fetch Metadata: written by the browser, never by a script.
    private const string Site = "Sec-Fetch-Site";

    public TrafficCaller Of(Exchange exchange)
    {
        if (exchange.ReplayOf is not null)
            return TrafficCaller.Replay;
        if (Header(exchange, CallerHeaders.SessionToken) is { Length: > 0 } token && interviews.FindByToken(token) is not null)
            return TrafficCaller.Respondent;
        return Header(exchange, Site) switch
        {
            "same-origin" or "none" => TrafficCaller.OwnPage,
            { Length: > 0 } => TrafficCaller.OtherPage,
            _ => OfNoMetadata(exchange),
        };
    }

    // Where the browser says nothing else, an origin is still a page's.
    private TrafficCaller OfNoMetadata(Exchange exchange)
    {
        if (Header(exchange, HeaderNames.Origin) is { Length: > 0 } origin)
            return origin == $"{exchange.Scheme}://{Header(exchange, HeaderNames.Host)}" ? TrafficCaller.OwnPage : TrafficCaller.OtherPage;
        var key = Header(exchange, HeaderNames.Authorization);
        return key.StartsWith(CallerHeaders.KeyPrefix, StringComparison.OrdinalIgnoreCase) && keys.Knows(key[CallerHeaders.KeyPrefix.Length..])
            ? TrafficCaller.KeyHolder
            : TrafficCaller.Unknown;
    }

    private static string Header(Exchange exchange, string name) =>
        exchange.RequestHeaders.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value.ToString();
}
