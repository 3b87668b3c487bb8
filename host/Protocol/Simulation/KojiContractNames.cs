namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>What the generations of Koji's API are called.</summary>
public static class KojiContractNames
{
    /// <summary>The generation that documents the error codes.</summary>
    public const string GetKoji = "getkoji";

    /// <summary>The later one.</summary>
    public const string KojiSo = "koji.so";

    /// <summary>The name of a generation.</summary>
    public static string NameOf(KojiContract contract) => contract == KojiContract.KojiSo ? KojiSo : GetKoji;
}
