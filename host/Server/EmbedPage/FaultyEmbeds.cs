using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;

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
