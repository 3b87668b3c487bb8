using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Scenarios.Context;

/// <summary>How a page embeds the widget. Of somebody else's page, what stands at its default here is left as the page has it.</summary>
public sealed record EmbedSettings
{
    /// <summary>The project id in the src.</summary>
    public string Project { get; init; } = SimulatorProjects.Active;

    /// <summary><c>text</c> or <c>voice</c>; null leaves it to the page, or to the project.</summary>
    public string? Mode { get; init; } = "text";

    /// <summary>The iframe's <c>allow</c>; null for no attribute.</summary>
    public string? Allow { get; init; } = "microphone";

    /// <summary>The iframe's <c>sandbox</c>; null for no attribute.</summary>
    public string? Sandbox { get; init; }

    /// <summary>Whether the iframe has <c>loading="lazy"</c>.</summary>
    public bool Lazy { get; init; }

    /// <summary>Address below which the widget is found; null for the host's setting.</summary>
    public Uri? Widget { get; init; }

    /// <summary>The host page that embeds it so, as a session of a run.</summary>
    public Uri PageAddress(Uri host, string run, string session)
    {
        (string Name, string? Value)[] query =
        [
            ("run", run),
            ("session", session),
            ("project", Project),
            ("mode", Mode),
            ("allow", Allow ?? ""),
            ("sandbox", Sandbox),
            ("widget", Widget?.AbsoluteUri),
        ];
        var pairs = query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}");
        return new Uri(host, $"{ProtocolRoutes.EmbedPage}?{string.Join('&', pairs)}");
    }
}
