namespace KojiWidgetHarness.Host.Dashboard.Sessions;

/// <summary>How one part of an embed is.</summary>
public enum Health
{
    /// <summary>Nothing was seen of it.</summary>
    Unknown,

    /// <summary>It was seen to work.</summary>
    Good,

    /// <summary>It was seen to fail.</summary>
    Bad,
}
