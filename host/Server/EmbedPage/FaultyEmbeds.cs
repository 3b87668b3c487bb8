using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Http.Extensions;

namespace KojiWidgetHarness.Host.EmbedPage;

/// <summary>The failures that need nothing but a wrong embed: no header, no network, no permission of the browser's.</summary>
internal static class FaultyEmbeds
{
    /// <summary>All faulty embeds.</summary>
    public static IReadOnlyList<FaultyEmbed> All { get; } =
    [
        Denied("no allow attribute", CauseIds.IframeWithoutAllow, "allow", ""),
        Denied("allow=\"microphone, camera\"", CauseIds.AllowDoesNotDelegate, "allow", "microphone, camera"),
        Denied(
            "allow=\"microphone https://elsewhere.example\"",
            CauseIds.AllowDoesNotDelegate,
            "allow",
            "microphone https://elsewhere.example"
        ),
        Denied("sandbox=\"allow-scripts allow-forms\"", CauseIds.OpaqueOrigin, "sandbox", "allow-scripts allow-forms"),
        new("sandbox=\"allow-same-origin allow-forms\"", EventCodes.WidgetLoadFailed, CauseIds.SandboxWithoutScripts)
        {
            Query = Of(("sandbox", "allow-same-origin allow-forms"), ("handshake_deadline", "3000")),
            Then = "After three seconds.",
        },
        NotLoaded("the id of no project", CauseIds.UnknownProject, SimulatorProjects.Unknown),
        NotLoaded("an archived project", CauseIds.ArchivedProject, SimulatorProjects.Archived),
        NotLoaded("YOUR_PROJECT_ID left in the src", CauseIds.MalformedProjectId, "YOUR_PROJECT_ID"),
    ];

    private static FaultyEmbed Denied(string title, CauseId cause, string attribute, string value) =>
        new(title, EventCodes.MicrophoneDenied, cause)
        {
            Query = Of(("mode", "voice"), (attribute, value)),
            Then = "Start the interview there.",
        };

    private static FaultyEmbed NotLoaded(string title, CauseId cause, string project) =>
        new(title, EventCodes.WidgetLoadFailed, cause) { Query = Of(("project", project)) };

    private static Dictionary<string, string> Of(params IReadOnlyList<(string Name, string Value)> pairs) =>
        pairs.ToDictionary(pair => pair.Name, pair => pair.Value);
}

/// <summary>Settings of the embed page that make its widget fail.</summary>
/// <param name="Title">The setting, for people.</param>
/// <param name="Code">The code that follows.</param>
/// <param name="Cause">The cause that it has.</param>
internal sealed record FaultyEmbed(string Title, EventCode Code, CauseId Cause)
{
    /// <summary>The embed page's query.</summary>
    public required IReadOnlyDictionary<string, string> Query { get; init; }

    /// <summary>Gets what a person has to do or wait for before it fails; empty for nothing.</summary>
    public string Then { get; init; } = "";

    /// <summary>The embed page with these settings.</summary>
    public string Address => ProtocolRoutes.EmbedPage + new QueryBuilder(Query);
}
