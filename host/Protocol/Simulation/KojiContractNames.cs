namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>What the generations of Koji's API are called.</summary>
public static class KojiContractNames
{
    /// <summary>The name of the generation that documents the error codes.</summary>
    public const string GetKoji = "getkoji";

    /// <summary>The name of the second generation.</summary>
    public const string KojiSo = "koji.so";

    /// <summary>The name of a generation.</summary>
    public static string NameOf(KojiContract contract) => contract == KojiContract.KojiSo ? KojiSo : GetKoji;
}
