namespace KojiWidgetHarness.Checks.Pages;

/// <summary>An iframe that a script makes.</summary>
/// <param name="Start">Where the script makes it, from 0.</param>
/// <param name="Src">Where the script says its src; empty where it does not.</param>
/// <param name="Attributes">What the script gives to it, by name in lower case.</param>
/// <param name="HasUnknown">Whether the script may give it others.</param>
internal sealed record MadeFrame(int Start, Range Src, IReadOnlyDictionary<string, AttributeText> Attributes, bool HasUnknown);
