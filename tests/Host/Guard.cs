namespace KojiWidgetHarness.Tests.Host;

/// <summary>Guards against hanging for ever.</summary>
internal static class Guard
{
    /// <summary>
    /// How long anything that is awaited may take. No measure: nothing is slept for, and a busy machine may take its time.
    /// </summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(60);
}
