using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Sites;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary>What a run was asked for.</summary>
internal sealed record RunOptions
{
    /// <summary>Which kind of browser it is held in.</summary>
    public BrowserKind Browser { get; init; } = BrowserKind.Chromium;

    /// <summary>Whether each scenario has a browser process of its own.</summary>
    public bool BrowserForEach { get; init; }

    /// <summary>Whether the browser's windows show.</summary>
    public bool Headed { get; init; }

    /// <summary>Somebody else's page; null for the host's own.</summary>
    public Uri? Page { get; init; }

    /// <summary>Where that page's widget may be found.</summary>
    public IReadOnlyList<KojiAddress> Widgets { get; init; } = KojiAddress.Published;

    /// <summary>Selector of what opens the widget there; null when it shows by itself.</summary>
    public string? Click { get; init; }

    /// <summary>Whether Koji itself answers, not the simulator.</summary>
    public bool Live { get; init; }

    /// <summary>Folder that keeps the events; null keeps them until the run ends.</summary>
    public string? DataFolder { get; init; }
}
