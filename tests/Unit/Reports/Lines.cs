namespace KojiWidgetHarness.Tests.Unit.Reports;

/// <summary>Compares lists line by line, so that a failure shows both as they are.</summary>
internal static class Lines
{
    public static void AreEqual(IEnumerable<string> actual, params string[] expected) =>
        Assert.AreEqual(string.Join('\n', expected), string.Join('\n', actual));
}
