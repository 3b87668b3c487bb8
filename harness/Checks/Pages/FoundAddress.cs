using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>An address of Koji's in a text.</summary>
/// <param name="Index">Where it begins, from 0.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Koji">Which one it is.</param>
internal sealed record FoundAddress(int Index, int Line, KojiAddress Koji);
