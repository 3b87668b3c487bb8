namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>Feature of a request that a fault rule disturbed; whoever applies the rule sets it.</summary>
internal sealed class Disturbance
{
    /// <summary>The rule's id, or the header by which the request asked for it.</summary>
    public required string Id { get; init; }

    /// <summary>Whether the rule closes the connection by other means than <c>HttpContext.Abort</c>, which is seen anyway.</summary>
    public bool Resets { get; init; }
}
