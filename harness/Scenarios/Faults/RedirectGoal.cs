namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>Where a redirect leads.</summary>
public enum RedirectGoal
{
    /// <summary>The address that the request came from.</summary>
    Itself,

    /// <summary>To the widget, on another origin than the iframe's src.</summary>
    OtherOrigin,
}
