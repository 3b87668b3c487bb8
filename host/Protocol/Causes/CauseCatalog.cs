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
