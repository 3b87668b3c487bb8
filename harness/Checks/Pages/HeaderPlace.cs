namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Where a response header is set that did not come with a page, but that its server's settings give to it.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Value">Its value.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line in it, from 1.</param>
public sealed record HeaderPlace(string Name, string Value, string File, int Line);
