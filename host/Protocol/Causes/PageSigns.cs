using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Signs that more than one group of causes looks for.</summary>
internal static class PageSigns
{
    /// <summary>The widget said nothing.</summary>
    public static readonly Sign Silent = new(Fact.Handshake, FactValues.No);

    /// <summary>The browser got no answer that it would show; whatever an answer could have been wrong with, it was not that.</summary>
    public static readonly Sign NoAnswer = new(Fact.FrameRequest, FactValues.Failed);

    /// <summary>Something answers and loads, nothing that a page can see forbids it, and yet no widget speaks.</summary>
    public static IReadOnlyList<Sign> LoadedButSilent { get; } =
    [
        new(Fact.FrameAddressProbe, FactValues.Opaque),
        new(Fact.FrameLoad, FactValues.Yes),
        new(Fact.BrowserNetwork, FactValues.Online),
        new(Fact.FrameBlockedBy, FactValues.None),
        new(Fact.FrameOrigin, FactValues.None),
        new(Fact.FrameFate, FactValues.InPlace),
        Silent,
    ];
}
