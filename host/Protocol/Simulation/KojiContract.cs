namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>The two generations of Koji's public API. They differ in bodies, paths, keys and rate limits, not in their errors.</summary>
public enum KojiContract
{
    /// <summary>The generation that documents the error codes: project id in the body, JSON replies.</summary>
    GetKoji,

    /// <summary>The later one: the key stands for its project, replies are streamed as server-sent events.</summary>
    KojiSo,
}
