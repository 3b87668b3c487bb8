namespace KojiWidgetHarness.Host;

/// <summary>A simulator that the dashboard shows and steers.</summary>
/// <param name="Address">Its base address.</param>
/// <param name="Token">What its steering needs.</param>
public sealed record SimulatorAccess(Uri Address, string Token)
{
    /// <summary>Leaves the token out, so that it does not reach a log.</summary>
    public override string ToString() => $"{nameof(SimulatorAccess)} {{ {nameof(Address)} = {Address} }}";
}
