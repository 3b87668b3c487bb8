namespace KojiWidgetHarness.Harness.Checks.Sources;

/// <summary>A file that is not read as a page, with what in it concerns embeds, in a line each.</summary>
/// <param name="Name">The file.</param>
/// <param name="Addresses">Where it has an address of Koji's.</param>
/// <param name="Policies">Where it sets a policy that decides over embeds.</param>
public sealed record SearchedFile(string Name, IReadOnlyList<string> Addresses, IReadOnlyList<string> Policies);
