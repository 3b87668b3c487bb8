using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Cli.Checking;

/// <summary>What a check was asked for.</summary>
internal sealed record CheckOptions
{
    /// <summary>URLs, files, folders or <c>-</c>.</summary>
    public required IReadOnlyList<string> Targets { get; init; }

    /// <summary>File of the response headers; null without.</summary>
    public string? HeadersFile { get; init; }

    /// <summary>Where pages from files are served; null where that is not known.</summary>
    public Uri? ServedAt { get; init; }

    /// <summary>Web origins that count as Koji's besides the published ones.</summary>
    public IReadOnlyList<Uri> WidgetOrigins { get; init; } = [];

    /// <summary>Whether a browser looks at each page, too.</summary>
    public bool Live { get; init; }

    /// <summary>Whether that browser may do without its sandbox, whatever the pages are.</summary>
    public bool WithoutSandbox { get; init; }

    /// <summary>Whether standard output carries the patch that fixes the pages.</summary>
    public bool Fix { get; init; }

    /// <summary>Whether that patch is written into their files, too.</summary>
    public bool Write { get; init; }

    /// <summary>Whether a public page may redirect to a private address.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>What standard output carries otherwise.</summary>
    public required string Format { get; init; }

    /// <summary>The lowest severity that fails.</summary>
    public Severity FailOn { get; init; } = Severity.Error;

    /// <summary>Whether what is open or was not read fails, too.</summary>
    public bool FailOnOpen { get; init; }
}
