namespace KojiWidgetHarness.MSTest;

/// <summary>A test fails at its end when the widget reported an error at any time of it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class NoWidgetErrorsAttribute : Attribute;
