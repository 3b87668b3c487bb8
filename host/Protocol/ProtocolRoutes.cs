namespace KojiWidgetHarness.Protocol;

/// <summary>Where the host answers. Paths are relative to its base address.</summary>
public static class ProtocolRoutes
{
    /// <summary>Host page and dashboard side by side.</summary>
    public const string Workbench = "/";

    /// <summary>The page that embeds the widget.</summary>
    public const string EmbedPage = "/embed";

    /// <summary>The live event console.</summary>
    public const string Dashboard = "/dashboard";

    /// <summary>Takes a reader token in the query and gives a cookie for the dashboard.</summary>
    public const string Login = "/login";

    /// <summary>The bridge script, for any page.</summary>
    public const string BridgeScript = "/bridge/koji-bridge.js";

    /// <summary>SignalR hub that takes events in: <see cref="AppendMethod"/>.</summary>
    public const string IngestHub = "/hubs/ingest";

    /// <summary>POST of one batch by <c>sendBeacon</c>, when a page goes away.</summary>
    public const string IngestBeacon = "/ingest/beacon";

    /// <summary>SignalR hub that hands events out: <see cref="ReadAfterMethod"/>.</summary>
    public const string FeedHub = "/hubs/events";

    /// <summary>Answers 200 once the host takes requests.</summary>
    public const string Health = "/health";

    /// <summary>Ingest hub: <c>Append(EventBatch) → IngestReceipt</c>.</summary>
    public const string AppendMethod = "Append";

    /// <summary>
    /// Feed hub: <c>ReadAfter(long position, string? run) → stream of EventEnvelope[]</c>, what is there and then what comes.
    /// </summary>
    public const string ReadAfterMethod = "ReadAfter";

    /// <summary>Query parameter that carries a token where a header cannot be set (WebSockets, <c>sendBeacon</c>, links).</summary>
    public const string TokenParameter = "access_token";
}
