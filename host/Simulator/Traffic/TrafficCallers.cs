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
