namespace KojiWidgetHarness.Host.Dashboard.Sessions;

/// <summary>How one part of an embed is.</summary>
public enum Health
{
    /// <summary>The part was not seen.</summary>
    Unknown,

    /// <summary>The part was seen to work.</summary>
    Good,

    /// <summary>The part was seen to fail.</summary>
    Bad,
}
