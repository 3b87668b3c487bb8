namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>What a name says of its value.</summary>
internal enum SecretKind
{
    /// <summary>No secret.</summary>
    None,

    /// <summary>A secret, whatever it looks like.</summary>
    Named,

    /// <summary>A secret under a name so short that it is a word, too: only where it is plainly the name of a value.</summary>
    Short,

    /// <summary>A key: a secret when it is as long as keys are.</summary>
    Key,

    /// <summary>A signature, which lets in anyone who has the signed address.</summary>
    Signature,

    /// <summary>Cookies: the value of each.</summary>
    Cookie,

    /// <summary>What is behind the scheme.</summary>
    Authorization,

    /// <summary>A phone number, if it looks like one.</summary>
    Phone,
}
