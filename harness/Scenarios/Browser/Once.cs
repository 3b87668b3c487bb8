namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>What is to be done one time only, by the first caller. Safe for concurrent use.</summary>
public sealed class Once
{
    private int taken;

    /// <summary>Whether it is still to be done; the next caller gets <c>false</c>.</summary>
    public bool Take() => Interlocked.Exchange(ref taken, 1) == 0;
}
