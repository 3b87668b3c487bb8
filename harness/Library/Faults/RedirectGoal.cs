namespace KojiWidgetHarness.Harness.Faults;

/// <summary>Where a redirect leads.</summary>
public enum RedirectGoal
{
    /// <summary>To the address that it came from.</summary>
    Itself,

    /// <summary>To the widget, on another origin than the iframe's src.</summary>
    OtherOrigin,
}
