namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>What names mean to the browsers of a run.</summary>
public sealed record BrowserNetwork
{
    // What every run needs: names reserved for tests (RFC 6761), under which a page of this machine is not a secure context.
    private static readonly string[] OfThisMachine = ["MAP host.test 127.0.0.1", "MAP widget.test 127.0.0.1"];

    /// <summary>Nothing but this machine: every other name fails to resolve.</summary>
    public static BrowserNetwork ThisMachine { get; } =
        new() { Rules = [.. OfThisMachine, "MAP * ~NOTFOUND", "EXCLUDE localhost", "EXCLUDE 127.0.0.1"] };

    /// <summary>Every name means what it means to this machine.</summary>
    public static BrowserNetwork Everywhere { get; } = new() { Rules = OfThisMachine };

    /// <summary>Chromium's rules for resolving names (<c>--host-resolver-rules</c>).</summary>
    public required IReadOnlyList<string> Rules { get; init; }

    /// <summary>
    /// SHA-256, in base64, of the public key of a certificate that is trusted though nobody vouches for it; null for none.
    /// </summary>
    public string? TrustedKey { get; init; }
}
