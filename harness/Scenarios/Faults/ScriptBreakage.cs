namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>What is wrong with a script.</summary>
public enum ScriptBreakage
{
    /// <summary>The server has no such file.</summary>
    Missing,

    /// <summary>The script throws as soon as it runs.</summary>
    Throws,
}
