using KojiWidgetHarness.Checks.Policies;

namespace KojiWidgetHarness.Tests.Unit.Checks.Policies;

/// <summary>
/// Dictionaries of structured fields (RFC 9651, 3.2 and 4.2.2). T stands for a token, S for a string, O for anything else.
/// </summary>
[TestClass]
public sealed class StructuredDictionaryTests
{
    [TestMethod]
    [DataRow("", "")]
    [DataRow("   ", "")]
    [DataRow("a=b", "a=[T:b]")]
    [DataRow("  a=b  ", "a=[T:b]")]
    [DataRow("a=*", "a=[T:*]")]
    [DataRow("a", "a=[O:true]")]
    [DataRow("a, b", "a=[O:true] b=[O:true]")]
    [DataRow("a;x=1;y, b", "a=[O:true] b=[O:true]")]
    [DataRow("a=?0", "a=[O:?0]")]
    [DataRow("a=1,b=-2.5,c=:aGk=:", "a=[O:1] b=[O:-2.5] c=[O::aGk=:]")]
    [DataRow("a=()", "a=[]")]
    [DataRow("a=( )", "a=[]")]
    [DataRow("a=(self \"https://koji.so\")", "a=[T:self S:https://koji.so]")]
    [DataRow("a=(  self   x  )", "a=[T:self T:x]")]
    [DataRow("a=(self;p=1 x;q);r=\"s\"", "a=[T:self T:x]")]
    [DataRow("a=self; p", "a=[T:self]")]
    [DataRow("a=\"x\\\"y\\\\z\"", "a=[S:x\"y\\z]")]
    [DataRow("a=\"\"", "a=[S:]")]
    [DataRow("a=1\t,\t b=2\t", "a=[O:1] b=[O:2]")]
    [DataRow("a=1, b=2, a=3", "a=[O:3] b=[O:2]")]
    [DataRow("*a_b-c.d*=x", "*a_b-c.d*=[T:x]")]
    [DataRow("a=text/html:x", "a=[T:text/html:x]")]
    public void Parse_OfADictionary_ReadsItsMembers(string text, string expected) => Assert.AreEqual(expected, Describe(text));

    [TestMethod]
    [DataRow("a=1,")]
    [DataRow("a=1, ")]
    [DataRow(",a=1")]
    [DataRow("a=1,,b=2")]
    [DataRow("a=1 b=2")]
    [DataRow("a=1;")]
    [DataRow("\ta=1")]
    [DataRow("A=1")]
    [DataRow("1a=1")]
    [DataRow("a=")]
    [DataRow("a= 1")]
    [DataRow("a =1")]
    [DataRow("a='self'")]
    [DataRow("a=(self")]
    [DataRow("a=(self\tx)")]
    [DataRow("a=(self,x)")]
    [DataRow("a=(\"x\"self)")]
    [DataRow("a=((self))")]
    [DataRow("a=\"x")]
    [DataRow("a=\"x\\n\"")]
    [DataRow("a=\"x\\")]
    [DataRow("a=\"\u00e4\"")]
    [DataRow("a=\"x\ty\"")]
    [DataRow("a=?2")]
    [DataRow("a=?")]
    [DataRow("a=-")]
    [DataRow("a=1.")]
    [DataRow("a=1.2.3")]
    [DataRow("a=-.5")]
    [DataRow("a=1-2")]
    [DataRow("a=1.2345")]
    [DataRow("a=1234567890123456")]
    [DataRow("a=:aGk=")]
    // Dates and display strings came with RFC 9651. Chromium reads RFC 8941, and so drops a header that has any.
    [DataRow("a=@1659578233")]
    [DataRow("a=%\"f%c3%bc\"")]
    [DataRow("microphone 'none'")]
    [DataRow("a=https://koji.so, b={}")]
    public void Parse_OfWhatIsNotOne_GivesNothing(string text) => Assert.IsNull(StructuredDictionary.Parse(text));

    [TestMethod]
    [DataRow("a=b", ";p=1", "", 100_000)]
    [DataRow("a=(b", ";p", ")", 100_000)]
    [DataRow("a=(", " b", ")", 100_000)]
    [DataRow("a=\"", "\\\\", "\"", 100_000)]
    public void Parse_OfAnItemWithoutEnd_NeedsNoDeepStack(string start, string more, string end, int times)
    {
        // What overflows a stack ends the whole process, so a small one has to do.
        IReadOnlyDictionary<string, IReadOnlyList<StructuredItem>>? members = null;
        var thread = new Thread(
            () => members = StructuredDictionary.Parse(start + string.Concat(Enumerable.Repeat(more, times)) + end),
            maxStackSize: 128 * 1024
        );
        thread.Start();
        thread.Join();

        Assert.IsNotNull(members);
        Assert.AreEqual("a", members.Keys.Single());
    }

    private static string? Describe(string text) =>
        StructuredDictionary.Parse(text) is not { } members
            ? null
            : string.Join(
                ' ',
                members
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member =>
                        $"{member.Key}=[{string.Join(' ', member.Value.Select(item => $"{item.Kind.ToString()[0]}:{item.Text}"))}]"
                    )
            );
}
