using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>The closed catalogue of causes (facts: seed, Widget Errors; signs: what Chromium was measured to show).</summary>
public static class CauseCatalog
{
    /// <summary>Every cause, grouped by code.</summary>
    public static IReadOnlyList<Cause> All { get; } =
    [
        .. LoadCauses.All,
        .. MicrophonePolicyCauses.All,
        .. MicrophonePermissionCauses.All,
        .. MicrophoneMachineCauses.All,
        .. SessionCauses.All,
        .. ApiCauses.All,
    ];

    /// <summary>The cause with this name; null when there is none.</summary>
    public static Cause? Find(CauseId id) => All.FirstOrDefault(cause => cause.Id == id);
}

/// <summary>Why <c>widget_load_failed</c> happens.</summary>
internal static class LoadCauses
{
    public static IReadOnlyList<Cause> All { get; } =
    [.. ProjectCauses.All, .. ConnectionCauses.All, .. AnswerCauses.All, .. RefusedFrameCauses.All, .. WidgetPageCauses.All];
}

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
