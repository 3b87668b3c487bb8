namespace KojiWidgetHarness.Protocol.Events;

/// <summary>The iframe that an event is about, as its attributes stood at that moment.</summary>
public sealed record FrameInfo
{
    /// <summary>Number of the widget iframe in the page, in the order in which the bridge met them; the first is 0.</summary>
    public required int Index { get; init; }

    /// <summary>The <c>src</c> attribute, resolved against the page; empty where the frame has none, or none that can be seen.</summary>
    public required string Src { get; init; }

    /// <summary>The <c>allow</c> attribute; null when there is none.</summary>
    public string? Allow { get; init; }

    /// <summary>The <c>sandbox</c> attribute; null when there is none, empty when it is there without a token.</summary>
    public string? Sandbox { get; init; }

    /// <summary>Where the iframe is; null for the page's own document.</summary>
    public FramePlace? Place { get; init; }
}
