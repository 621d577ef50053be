using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace WorkTrack.Web.Ingestion;

/// <summary>Bodies have no attributes to be validated by: they check themselves when they become reports. The framework's validator would walk through each of their members all the same.</summary>
internal sealed class NoValidation : IObjectModelValidator
{
    public void Validate(ActionContext actionContext, ValidationStateDictionary? validationState, string prefix, object? model)
    {
    }
}
