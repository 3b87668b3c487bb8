namespace KojiWidgetHarness.Protocol.Events.Errors;

/// <summary>The 15 documented Koji errors. Codes, statuses and messages: seed, Common Error Codes.</summary>
public static class KojiErrorCatalog
{
    /// <summary>All errors, in the order in which Koji documents them.</summary>
    public static IReadOnlyList<KojiError> All { get; } =
    [.. AuthenticationErrors.All, .. RequestErrors.All, .. ServerErrors.All, .. WidgetErrors.All];

    /// <summary>The error with this code; null when Koji documents none.</summary>
    public static KojiError? Find(EventCode code) => All.FirstOrDefault(error => error.Code == code);
}
