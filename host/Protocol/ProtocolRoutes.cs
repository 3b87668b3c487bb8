namespace KojiWidgetHarness.Protocol;

/// <summary>Where the host answers. Paths are relative to its base address.</summary>
public static class ProtocolRoutes
{
    /// <summary>Host page and dashboard side by side.</summary>
    public const string Workbench = "/";

    /// <summary>The page that embeds the widget.</summary>
    public const string EmbedPage = "/embed";

    /// <summary>The dashboard: what fails, by its cause.</summary>
    public const string Dashboard = "/dashboard";

    /// <summary>The live event console, with what its query asks for (<see cref="Events.EventFilterQuery"/>).</summary>
    public const string EventsPage = "/dashboard/events";

    /// <summary>The dashboard's list of sessions; with a session behind it, that one.</summary>
    public const string SessionsPage = "/dashboard/sessions";

    /// <summary>
    /// The dashboard's charts of codes over time, of the events that the query asks for (<see cref="Events.EventFilterQuery"/>).
    /// </summary>
    public const string ChartsPage = "/dashboard/charts";

    /// <summary>The dashboard's list of the host pages that are open now.</summary>
    public const string PagesPage = "/dashboard/pages";

    /// <summary>The dashboard's list of what did not count and what was refused.</summary>
    public const string RejectedPage = "/dashboard/rejected";

    /// <summary>The dashboard's scenarios: run on this host, or reproduced by a link to the embed page.</summary>
    public const string ScenariosPage = "/dashboard/scenarios";

    /// <summary>The dashboard's faults of the simulator.</summary>
    public const string FaultsPage = "/dashboard/faults";

    /// <summary>The dashboard's help with a page of somebody's own.</summary>
    public const string ConnectPage = "/dashboard/connect";

    /// <summary>Behind a session on its page: GET gives its failure as a scenario file.</summary>
    public const string ScenarioFileSuffix = "/scenario.yaml";

    /// <summary>Takes a reader token, in the query or a form, and gives the browser a ticket for the dashboard.</summary>
    public const string Login = "/login";

    /// <summary>POST with a ticket gives one that is good for longer.</summary>
    public const string LoginTicket = "/login/ticket";

    /// <summary>POST with a ticket ends all tickets, and what is connected by them.</summary>
    public const string Logout = "/logout";

    /// <summary>Query parameter and form field of the login: the path to go to then. ASP.NET Core gives it this name.</summary>
    public const string ReturnParameter = "ReturnUrl";

    /// <summary>The bridge script, for any page.</summary>
    public const string BridgeScript = "/bridge/koji-bridge.js";

    /// <summary>SignalR hub that takes events in: <see cref="AppendMethod"/>.</summary>
    public const string IngestHub = "/hubs/ingest";

    /// <summary>POST of one batch by <c>sendBeacon</c>, when a page goes away.</summary>
    public const string IngestBeacon = "/ingest/beacon";

    /// <summary>SignalR hub that hands events out: <see cref="ReadAfterMethod"/>.</summary>
    public const string FeedHub = "/hubs/events";

    /// <summary>
    /// GET with a filter (<see cref="Events.EventFilterQuery"/>), <see cref="BeforeParameter"/> and <see cref="MostParameter"/> gives an
    /// <see cref="Events.EventPage"/>; with a position or an id behind it, one event; failures with their diagnoses
    /// (<see cref="Causes.DiagnosedEvent"/>). POST of an
    /// <see cref="Events.EventBatch"/> puts recorded events in, trusted as they were, and gives an <see cref="Events.IngestReceipt"/>.
    /// </summary>
    public const string Events = "/events";

    /// <summary>GET with a filter gives <see cref="Events.EventCounts"/>; <see cref="BucketsParameter"/> asks for spans of time.</summary>
    public const string Counts = "/counts";

    /// <summary>
    /// GET with <c>run</c>, <see cref="BeforeParameter"/> and <see cref="MostParameter"/> gives a <see cref="Events.SessionPage"/>;
    /// with a session and <see cref="GapsSuffix"/> behind it, its list of <see cref="Events.SequenceGap"/>.
    /// </summary>
    public const string Sessions = "/sessions";

    /// <summary>GET gives an <see cref="Issues.IssueList"/>: what fails, by its cause.</summary>
    public const string IssueList = "/issues";

    /// <summary>GET gives the list of <see cref="Replays.OpenPage"/>: the host pages that are connected now.</summary>
    public const string OpenPages = "/pages";

    /// <summary>
    /// Behind an event: POST sends it to an open host page once more and gives a <see cref="Replays.ReplayReceipt"/>;
    /// <see cref="SessionParameter"/> says to which page.
    /// </summary>
    public const string ReplaySuffix = "/replay";

    /// <summary>Query parameter: the session that is meant.</summary>
    public const string SessionParameter = "session";

    /// <summary>Behind a session: the gaps of its sequence.</summary>
    public const string GapsSuffix = "/gaps";

    /// <summary>Query parameter: only what stands before this position, or this number of a session.</summary>
    public const string BeforeParameter = "before";

    /// <summary>Query parameter: how many at most.</summary>
    public const string MostParameter = "most";

    /// <summary>Query parameter: into how many spans of time the counts are divided.</summary>
    public const string BucketsParameter = "buckets";

    /// <summary>Answers 200 once the host takes requests.</summary>
    public const string Health = "/health";

    /// <summary>Ingest hub: <c>Append(EventBatch) → IngestReceipt</c>.</summary>
    public const string AppendMethod = "Append";

    /// <summary>
    /// Ingest hub: <c>Attach(string run, string session, string? secret) → AttachReceipt</c>, by which a page says who it is once it is
    /// connected.
    /// </summary>
    public const string AttachMethod = "Attach";

    /// <summary>Called by the ingest hub on an attached page: <c>Replay(ReplayOrder) → ReplayOutcome</c>.</summary>
    public const string ReplayMethod = "Replay";

    /// <summary>
    /// Called by the ingest hub on an attached page: <c>Reload() → bool</c>, true where the page is going to load itself anew.
    /// </summary>
    public const string ReloadMethod = "Reload";

    /// <summary>
    /// Feed hub: <c>ReadAfter(long position, string? filter) → stream of StoredEvent[]</c>, what is there and then what comes. The filter
    /// is a query string (<see cref="Events.EventFilterQuery"/>). Failures have their diagnoses (<see cref="Causes.DiagnosedEvent"/>).
    /// </summary>
    public const string ReadAfterMethod = "ReadAfter";

    /// <summary>Stream of the events after a position, each as the bytes of its JSON, for clients that speak MessagePack.</summary>
    public const string ReadBytesAfterMethod = "ReadBytesAfter";

    /// <summary>Query parameter that carries a token where a header cannot be set (WebSockets, <c>sendBeacon</c>, links).</summary>
    public const string TokenParameter = "access_token";
}
