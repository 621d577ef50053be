using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;

namespace WorkTrack.Web.Ingestion;

/// <summary>Bodies have no attributes to be validated by: they check themselves when they become reports. The framework's validator would walk through each of their members all the same.</summary>
internal sealed class NoValidation : IObjectModelValidator
{
    public void Validate(ActionContext actionContext, ValidationStateDictionary? validationState, string prefix, object? model)
    {
        // What came in the address leaves an entry behind, which would count as wrong until somebody has looked at it.
        foreach (var (key, entry) in actionContext.ModelState)
        {
            if (entry.ValidationState == ModelValidationState.Unvalidated)
            {
                actionContext.ModelState.MarkFieldSkipped(key);
            }
        }
    }
}
