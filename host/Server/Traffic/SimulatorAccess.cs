namespace KojiWidgetHarness.Host.Traffic;

/// <summary>A simulator whose traffic the dashboard shows.</summary>
/// <param name="Address">Its base address.</param>
/// <param name="ControlToken">Opens its controls.</param>
public sealed record SimulatorAccess(Uri Address, string ControlToken)
{
    /// <summary>Leaves the token out, so that it does not reach a log.</summary>
    public override string ToString() => $"{nameof(SimulatorAccess)} {{ Address = {Address} }}";
}
