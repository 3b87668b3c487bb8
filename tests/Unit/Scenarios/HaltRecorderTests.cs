using KojiWidgetHarness.Protocol.Facts;
using static KojiWidgetHarness.Scenarios.Recorders.HaltRecorder;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class HaltRecorderTests
{
    [TestMethod]
    [DataRow(FactValues.Frozen, 0, 10, FactValues.Frozen)]
    [DataRow(FactValues.ClockJumped, 4, 10, FactValues.ClockJumped)]
    [DataRow(FactValues.Frozen, 5, 10, FactValues.None)]
    [DataRow(FactValues.Frozen, -20, 4, FactValues.None)]
    [DataRow(FactValues.Frozen, 6, 20, FactValues.None)]
    [DataRow(FactValues.Frozen, -20, -10, FactValues.None)]
    public void MostOf_TenMinutes_IsWhatTookMoreThanHalfOfThem(string kind, int from, int to, string expected) =>
        Assert.AreEqual(expected, MostOf([new(kind, At(from), At(to))], At(0), At(10)));

    [TestMethod]
    public void MostOf_SeveralOfAKind_AddsThemUp() =>
        Assert.AreEqual(
            FactValues.Frozen,
            MostOf(
                [new(FactValues.Frozen, At(0), At(3)), new(FactValues.ClockJumped, At(3), At(6)), new(FactValues.Frozen, At(6), At(9))],
                At(0),
                At(10)
            )
        );

    [TestMethod]
    public void MostOf_DifferentKinds_AreNotAddedUp() =>
        Assert.AreEqual(
            FactValues.None,
            MostOf([new(FactValues.Frozen, At(0), At(5)), new(FactValues.ClockJumped, At(5), At(10))], At(0), At(10))
        );

    private static DateTimeOffset At(int minutes) => DateTimeOffset.UnixEpoch.AddMinutes(minutes);
}
