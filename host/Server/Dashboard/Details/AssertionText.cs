using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>An event as MSTest lines that compare another one with it.</summary>
internal static class AssertionText
{
    public static string Of(EventEnvelope item) =>
        string.Join(
            '\n',
            "// actual is an EventEnvelope; usings: KojiWidgetHarness.Protocol.Events, Microsoft.VisualStudio.TestTools.UnitTesting",
            $"Assert.AreEqual(EventCode.Of({CSharpLiteral.Of(item.Code.Value)}), actual.Code);",
            $"Assert.AreEqual(EventSource.{item.Source}, actual.Source);",
            $"Assert.AreEqual(TrustLevel.{item.Trust.Level}, actual.Trust.Level);",
            $"Assert.AreEqual(TrustReason.{item.Trust.Reason}, actual.Trust.Reason);",
            item.Message is null ? "Assert.IsNull(actual.Message);" : $"Assert.AreEqual({CSharpLiteral.Of(item.Message)}, actual.Message);"
        );
}
